/** The numbers of SFTP version 3 (draft-ietf-secsh-filexfer-02), which is what every client speaks. */
export const requests = {
  init: 1,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  fstat: 8,
  setstat: 9,
  fsetstat: 10,
  openFolder: 11,
  readFolder: 12,
  remove: 13,
  makeFolder: 14,
  removeFolder: 15,
  realPath: 16,
  stat: 17,
  rename: 18,
  readLink: 19,
  link: 20,
  extended: 200,
} as const;

export const answers = {
  version: 2,
  status: 101,
  handle: 102,
  data: 103,
  name: 104,
  attributes: 105,
  extended: 201,
} as const;

export const statuses = {
  ok: 0,
  endOfFile: 1,
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  badMessage: 5,
  unsupported: 8,
} as const;

export const openFlags = { read: 1, write: 2, append: 4, create: 8, truncate: 16, exclusive: 32 } as const;

export const attributeFlags = { size: 1, owner: 2, mode: 4, times: 8, extended: 0x80000000 } as const;

/** The longest packet taken, and what of it can be file content: OpenSSH's own figures. */
export const longestPacket = 262_144;
export const longestData = longestPacket - 1024;
export const mostHandles = 256;
