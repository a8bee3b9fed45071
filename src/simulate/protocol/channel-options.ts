import type { ChannelOptions } from '@grpc/grpc-js';

/**
 * Both ends are on this machine: a schema may have any size, and no proxy lies between. The library's own statistics stay
 * on, because a server that has none forgets its connections and cannot end them.
 */
export const CHANNEL: ChannelOptions = {
  'grpc.max_receive_message_length': -1,
  'grpc.max_send_message_length': -1,
  'grpc.enable_http_proxy': 0,
};
