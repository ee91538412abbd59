import type { Writable } from 'node:stream';
import type { Account } from '../../account.ts';
import type { GuestFiles } from '../../guest-files.ts';
import { ByteReader } from '../byte-reader.ts';
import type { ChannelStreams } from '../channel-streams.ts';
import { writeAll } from '../write-all.ts';
import { answer } from './answer.ts';
import { Handles } from './handles.ts';
import { answers, longestPacket, requests } from './numbers.ts';
import { PacketReader, PacketWriter } from './packet.ts';

/**
 * Serves SFTP on a channel until the client ends it. One request after the other: the order is the client's, and a
 * client that sends faster than it is answered has to wait.
 */
export async function serveSftp(
  { input, output }: Pick<ChannelStreams, 'input' | 'output'>,
  files: GuestFiles,
  account: Account,
): Promise<void> {
  const reader = new ByteReader(input);
  const handles = new Handles();
  try {
    for (;;) {
      const packet = await nextPacket(reader);
      if (packet === undefined) return;
      await respond(packet, output, { files, account, handles });
    }
  } finally {
    await handles.closeAll();
  }
}

/** The next packet; undefined at the end, and for what is no SFTP, after which nothing could be understood. */
async function nextPacket(reader: ByteReader): Promise<Buffer | undefined> {
  const length = (await reader.exactly(4))?.readUInt32BE();
  if (length === undefined || length === 0 || length > longestPacket) return undefined;
  return reader.exactly(length);
}

async function respond(
  packet: Buffer,
  output: Writable,
  context: Parameters<typeof answer>[2],
): Promise<void> {
  const fields = new PacketReader(packet);
  const type = fields.byte();
  if (type === requests.init) return writeAll(output, version());
  // Too short for its own number: there is nobody to answer.
  if (packet.length < 5) return;
  await writeAll(output, await answer(type, fields, context));
}

function version(): Buffer {
  const packet = new PacketWriter(answers.version).uint32(3);
  for (const name of ['posix-rename@openssh.com', 'fsync@openssh.com', 'limits@openssh.com']) {
    packet.string(name).string('1');
  }
  return packet.string('expand-path@openssh.com').string('1').bytes();
}
