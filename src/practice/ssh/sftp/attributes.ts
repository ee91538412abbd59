import type { GuestFacts } from '../../guest-files.ts';
import { attributeFlags } from './numbers.ts';
import type { PacketReader, PacketWriter } from './packet.ts';

/** What a client wants set on a file; what is undefined stays as it is. */
export type Attributes = {
  readonly size: number | undefined;
  readonly owner: { readonly userId: number; readonly groupId: number } | undefined;
  /** Permission bits; kind bits cut off. */
  readonly mode: number | undefined;
  readonly times: { readonly accessed: Date; readonly modified: Date } | undefined;
};

export function readAttributes(packet: PacketReader): Attributes {
  const flags = packet.uint32();
  const has = (flag: number) => (flags & flag) !== 0;
  // The order is that of the packet.
  const size = has(attributeFlags.size) ? packet.uint64() : undefined;
  const owner = has(attributeFlags.owner) ? { userId: packet.uint32(), groupId: packet.uint32() } : undefined;
  const mode = has(attributeFlags.mode) ? packet.uint32() & 0o7777 : undefined;
  const times = has(attributeFlags.times)
    ? { accessed: date(packet.uint32()), modified: date(packet.uint32()) }
    : undefined;
  return { size, owner, mode, times };
}

export function writeAttributes(packet: PacketWriter, facts: GuestFacts): PacketWriter {
  const { size, owner, mode, times } = attributeFlags;
  return packet
    .uint32(size | owner | mode | times)
    .uint64(facts.size)
    .uint32(facts.userId)
    .uint32(facts.userId)
    .uint32(facts.mode | kindBits[facts.kind])
    .uint32(seconds(facts.accessed))
    .uint32(seconds(facts.modified));
}

const kindBits = { file: 0o100000, folder: 0o040000, link: 0o120000 } as const;
const date = (unixSeconds: number): Date => new Date(unixSeconds * 1000);
const seconds = (time: Date): number => Math.max(0, Math.floor(time.getTime() / 1000));
