/** What keeps a file or a folder from being read or written, in words: it is the user's to mend, no defect. */

/** code -> how to mend it. https://nodejs.org/api/errors.html#common-system-errors */
const FIXES: Readonly<Record<string, string>> = {
  EACCES: 'give yourself the right to it, or name another place',
  EPERM: 'give yourself the right to it, or name another place',
  EROFS: 'the file system is read-only: name another place, or run in a copy',
  ENOSPC: 'the disk is full: make room, or name another place',
  EDQUOT: 'your share of the disk is full: make room, or name another place',
  ENOTDIR: 'a file is in the place of a folder: move it away, or name another place',
  EEXIST: 'something is there already: move it away, or name another place',
  EISDIR: 'a folder is in the place of a file: move it away, or name another place',
  ENOTEMPTY: 'something else works in this folder: wait for it, and try again',
  ENAMETOOLONG: 'choose a shorter name',
  ELOOP: 'a link leads to itself: name another place',
  ENOENT: "run in the project's folder, or name a place in a folder that is there",
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

/** Undefined for what is no error of the file system, a program that cannot be started for instance. */
export function fileErrorText(error: unknown): string | undefined {
  const { code = '', syscall = '', path } = Object(error) as NodeJS.ErrnoException;
  const fix = syscall === 'mkdtemp' ? 'name a folder that can be written in TMPDIR' : FIXES[code];
  const verb = READING.includes(syscall) ? 'read' : WRITING.includes(syscall) ? 'written' : 'opened';
  if (!fix || (verb === 'opened' && syscall !== 'open')) return undefined;
  return `${path ?? 'a file'}: cannot be ${verb}; found ${code}; ${fix}`;
}

/** @param missing how to mend that there is no such file or folder */
export function fixOf({ code = '' }: NodeJS.ErrnoException, missing: string): string {
  return code === 'ENOENT' ? missing : (FIXES[code] ?? missing);
}
