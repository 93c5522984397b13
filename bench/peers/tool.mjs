// One tool in a process of its own, so that its CPU time holds nothing of another's. The parent says what to do and waits.
import { documentsOf } from './documents.mjs';

const [name, options] = process.argv.slice(2);
const { open } = await import(`./engines/${name}.mjs`);
const tool = await open(JSON.parse(options)).catch((error) => {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.send({ answer: 'missing' });
  process.exit();
});
let documents = [];

async function measured(document) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const bytes = await tool.render(document);
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall, bytes };
}

function pagesOf(bytes) {
  const pages = Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Type ?\/Page\b/g)?.length;
  if (pages === undefined) throw new Error(`${name}: no page found`);
  return pages;
}

const TASKS = {
  /** Makes ready the documents of a run. */
  async prepare({ kind, count }) {
    documents = (await documentsOf(kind, count)).map((document) => tool.take(document));
    return documents.length;
  },
  /** Renders some of them. */
  async render({ from, to }) {
    const costs = [];
    const finished = [];
    const before = process.cpuUsage();
    for (const document of documents.slice(from, to)) finished.push(await measured(document));
    const { user, system } = process.cpuUsage(before);
    for (const { cpu, wall, bytes } of finished) costs.push({ cpu, wall, bytes: bytes.length, pages: pagesOf(bytes) });
    return { costs, cpu: (user + system) / 1000 };
  },
  /** Renders one and returns it. */
  async show({ at }) {
    const { bytes } = await measured(documents[at]);
    return Buffer.from(bytes).toString('base64');
  },
  async memory() {
    return process.resourceUsage().maxRSS / 1024;
  },
};

process.on('message', async ({ task, ...parameters }) => {
  process.send({ answer: await TASKS[task](parameters) });
});
process.send({ answer: 'ready' });
