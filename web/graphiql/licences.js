// What is in the bundle, by whom and under which licence, as one text file beside it. Vite's own `build.license` leaves
// out what only the workers hold, so this counts modules in both builds.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const LICENCE_FILE = /^(licen[cs]e|copying|notice|thirdpartynotices)/i;

/** The folder of the package that a module belongs to; undefined for our own modules and virtual ones. */
function packageFolder(moduleId) {
  if (!moduleId.includes("/node_modules/")) return undefined;
  for (let folder = dirname(moduleId.split("?")[0]); !folder.endsWith("node_modules"); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    // A nested package.json without a name only says "these files are ES modules".
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name) return folder;
  }
  throw new Error(`${moduleId} belongs to no package: licences.js cannot say under which licence it is bundled`);
}

function entry(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!license) throw new Error(`${name} ${version} states no licence: find out before it is bundled`);
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}

const HEAD = `The GraphiQL page of exportgraph contains these packages, unchanged but minified.
The icon font of monaco-editor is "Codicons", by Microsoft, under CC BY 4.0.`;

/** Returns a plugin for the page and one for each worker; the page's writes the file. */
export function licences(fileName) {
  const folders = new Set();
  const collect = (_options, bundle) => {
    for (const chunk of Object.values(bundle)) {
      for (const id of Object.keys(chunk.modules ?? {})) {
        const folder = packageFolder(id);
        if (folder) folders.add(folder);
      }
    }
  };
  return {
    inWorker: () => ({ name: "licences-of-worker", generateBundle: collect }),
    inPage: {
      name: "licences",
      generateBundle(options, bundle) {
        collect(options, bundle);
        const rule = `\n\n${"-".repeat(80)}\n\n`;
        const source = [HEAD, ...[...folders].map(entry).sort()].join(rule) + "\n";
        this.emitFile({ type: "asset", fileName, source });
      },
    },
  };
}
