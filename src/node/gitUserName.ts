import { git } from './git';

/** The user name that git signs with in a folder; undefined where there is no git, or it knows no name. */
export async function gitUserName(folder: string): Promise<string | undefined> {
  const name = (await git(folder, ['config', '--get', 'user.name']))?.toString('utf8').trim();
  return name === '' ? undefined : name;
}
