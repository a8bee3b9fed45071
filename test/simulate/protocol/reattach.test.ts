import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { reattachVariable, SocketFolder } from '../../../src/simulate/protocol';

const listensAt = { network: 'unix', address: '/run/1.sock' } as const;

test.each([
  {
    because: 'a stack that names no registry means the one of its engine',
    source: 'registry.opentofu.org/hashicorp/aws',
    named: ['registry.opentofu.org/hashicorp/aws', 'registry.terraform.io/hashicorp/aws'],
  },
  {
    because: 'any other registry is meant alone',
    source: 'example.com/acme/aws',
    named: ['example.com/acme/aws'],
  },
])('an engine is told of a provider: $because', ({ source, named }) => {
  const told = JSON.parse(reattachVariable([{ source, listensAt }])) as object;
  expect(Object.keys(told)).toEqual(named);
  expect(Object.values(told)).toContainEqual({
    Protocol: 'grpc',
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'unix', String: '/run/1.sock' },
  });
});

describe('the folder of sockets', () => {
  const usual = process.env['TMPDIR'];

  afterEach(() => {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  });

  test('is of this user alone, and gone when it is closed', () => {
    const folder = new SocketFolder();
    const [one, other] = [folder.next(), folder.next()];
    expect(one).not.toBe(other);
    expect(statSync(dirname(one)).mode & 0o777).toBe(0o700);
    folder.close();
    expect(existsSync(dirname(one))).toBe(false);
  });

  test('lies where paths are short enough for a socket', () => {
    process.env['TMPDIR'] = `/${'long/'.repeat(20)}`;
    const folder = new SocketFolder();
    expect(Buffer.byteLength(folder.next())).toBeLessThan(104);
    folder.close();
  });
});
