import { readHandshake } from '../../../src/simulate/real/handshake';

test.each<[line: string, address: string, because: string]>([
  ['1|5|unix|/run/plugin1|grpc|', 'unix:/run/plugin1', 'as plugins on Unix say it'],
  ['1|5|unix|/run/plugin1|grpc', 'unix:/run/plugin1', 'older ones know of no certificate'],
  ['1|5|unix|/run/plugin1|grpc||true\r', 'unix:/run/plugin1', 'newer ones say more'],
  ['1|5|tcp|127.0.0.1:1234|grpc|', '127.0.0.1:1234', 'as they say it elsewhere'],
])('%s leads to %s: %s', (line, address) => {
  expect(readHandshake(line)).toEqual({ address });
});

test.each([
  ['', 'an empty line'],
  ['Usage: terraform-provider-acme [flags]', 'a program that is no plugin'],
  ['2|5|unix|/run/plugin1|grpc|', 'another way of shaking hands'],
  ['1|6|unix|/run/plugin1|grpc|', 'a provider that only speaks version 6'],
  ['1|5|unix|/run/plugin1|netrpc|', 'a plugin from before gRPC'],
  ['1|5|unix|/run/plugin1|grpc|MIIB', 'one that encrypts unasked'],
  ['1|5|vsock|3:1|grpc|', 'a network that we do not know'],
  ['1|5|unix||grpc|', 'one that listens nowhere'],
])('"%s" is of no use: %s', (line) => {
  expect(readHandshake(line)).toEqual({ unusable: expect.any(String) as unknown });
});
