/** Errors of the file system in words: the user can fix them, they are no defect of this program. */

/** code -> how to fix it. https://nodejs.org/api/errors.html#common-system-errors */
const FIXES: Readonly<Record<string, string>> = {
  EACCES: 'get permission for it, or name another place',
  EPERM: 'get permission for it, or name another place',
  EROFS: 'the file system is read-only: name another place, or run in a copy',
  ENOSPC: 'the disk is full: make room, or name another place',
  EDQUOT: 'your share of the disk is full: make room, or name another place',
  ENOTDIR: 'a file is in the place of a folder: move it away, or name another place',
  EEXIST: 'something is already there: move it away, or name another place',
  EISDIR: 'a folder is in the place of a file: move it away, or name another place',
  ENOTEMPTY: 'another program uses this folder: wait until it has finished, then try again',
  ENAMETOOLONG: 'choose a shorter name',
  ELOOP: 'a link leads to itself: name another place',
  ENOENT: "run in the project's folder, or name a place in an existing folder",
};

const READING = ['read', 'scandir', 'stat', 'lstat', 'readlink', 'realpath', 'access'];
const WRITING = [
  'write',
  'mkdir',
  'mkdtemp',
  'rm',
  'rmdir',
  'unlink',
  'rename',
  'symlink',
  'copyfile',
  'chmod',
  'ftruncate',
];

/** Undefined for any other error, for example a program that cannot be started. */
export function fileErrorText(error: unknown): string | undefined {
  const { code = '', syscall = '', path } = Object(error) as NodeJS.ErrnoException;
  const fix = syscall === 'mkdtemp' ? 'set TMPDIR to a folder that can be written' : FIXES[code];
  const verb = READING.includes(syscall) ? 'read' : WRITING.includes(syscall) ? 'written' : 'opened';
  if (!fix || (verb === 'opened' && syscall !== 'open')) return undefined;
  return `${path ?? 'a file'}: cannot be ${verb}; found ${code}; ${fix}`;
}

/** @param missing what to do if there is no such file or folder */
export function fixOf({ code = '' }: NodeJS.ErrnoException, missing: string): string {
  return code === 'ENOENT' ? missing : (FIXES[code] ?? missing);
}
