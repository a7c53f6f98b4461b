/** A file that a person dropped or chose; `path` has slashes and begins with the chosen folder's name. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** One item of a drop, in both ways in which browsers open folders. */
export interface Dropped {
  readonly handle: Promise<FileSystemHandle | null> | undefined;
  readonly entry: FileSystemEntry | null;
}

/** Chromium has it, other browsers do not. */
interface WithHandle {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

const isFolderHandle = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle =>
  handle.kind === 'directory';
const isFileHandle = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file';
const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolderEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

type OnFile = () => void;

const belowHandle = async (
  handle: FileSystemHandle,
  folder: string,
  onFile: OnFile,
): Promise<readonly ChosenFile[]> => {
  const path = `${folder}${handle.name}`;
  if (isFileHandle(handle)) {
    onFile();
    return [{ path, file: await handle.getFile() }];
  }
  if (!isFolderHandle(handle)) return [];
  const children: Promise<readonly ChosenFile[]>[] = [];
  for await (const child of handle.values()) children.push(belowHandle(child, `${path}/`, onFile));
  return (await Promise.all(children)).flat();
};

/** A folder tells its content in portions, and says with an empty one that there is no more. */
const childrenOf = async (entry: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = entry.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return children;
    children.push(...portion);
  }
};

/** Files of one folder are asked for together: one after the other takes seconds for a bag of a busy year. */
const belowEntry = async (entry: FileSystemEntry, onFile: OnFile): Promise<readonly ChosenFile[]> => {
  if (isFileEntry(entry)) {
    onFile();
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  if (!isFolderEntry(entry)) return [];
  const children = await childrenOf(entry);
  return (await Promise.all(children.map((child) => belowEntry(child, onFile)))).flat();
};

/** The files and folders of a drop. Call it while the event is handled: afterwards the browser has forgotten them. */
export const droppedItems = ({ items }: DataTransfer): readonly Dropped[] =>
  [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({
      handle: (item as WithHandle).getAsFileSystemHandle?.(),
      entry: item.webkitGetAsEntry(),
    }));

/** Chromium opens no entry for a page that lies on the disk, but handles; Firefox and Safari know entries alone. */
const filesOf = async ({ handle, entry }: Dropped, onFile: OnFile): Promise<readonly ChosenFile[]> => {
  const opened = await handle?.catch(() => undefined);
  if (opened) return await belowHandle(opened, '', onFile);
  return entry === null ? [] : await belowEntry(entry, onFile);
};

/** All files of a drop; `onFiles` hears how many were found so far. Rejects where one of them cannot be read. */
export const filesIn = async (
  dropped: readonly Dropped[],
  onFiles: (found: number) => void = () => {},
): Promise<readonly ChosenFile[]> => {
  let found = 0;
  const count = (): void => {
    found += 1;
    onFiles(found);
  };
  return (await Promise.all(dropped.map((item) => filesOf(item, count)))).flat();
};

/** The files of a file or folder picker. */
export const pickedFiles = (list: FileList | null): readonly ChosenFile[] =>
  [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
