// One tool in a process of its own, so that its CPU time holds nothing of another's. The parent says what to do and waits.
import { documentsOf } from './documents.mjs';

const [name, options] = process.argv.slice(2);
const { open } = await import(`./engines/${name}.mjs`);
const tool = await open(JSON.parse(options)).catch(async (error) => {
  if (!['ERR_MODULE_NOT_FOUND', 'NOT_INSTALLED'].includes(error?.code)) throw error;
  const reason = error.code === 'NOT_INSTALLED' ? error.message : 'npm install --no-save --prefix bench/peers';
  await new Promise((sent) => process.send({ answer: reason }, sent));
  process.exit();
});
let documents = [];

/** CPU-ms so far: of this process, or of those that the tool runs in. */
function spent() {
  if (tool.cpu !== undefined) return tool.cpu();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function measured(document) {
  const before = spent();
  const start = performance.now();
  const bytes = await tool.render(document);
  const wall = performance.now() - start;
  return { cpu: spent() - before, wall, bytes };
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
    const before = spent();
    for (const document of documents.slice(from, to)) finished.push(await measured(document));
    const cpu = spent() - before;
    for (const { bytes, ...cost } of finished) costs.push({ ...cost, bytes: bytes.length, pages: pagesOf(bytes) });
    return { costs, cpu };
  },
  /** Renders one and returns it. */
  async show({ at }) {
    const { bytes } = await measured(documents[at]);
    return Buffer.from(bytes).toString('base64');
  },
  async memory() {
    return tool.memory?.() ?? process.resourceUsage().maxRSS / 1024;
  },
  /** Ends what it runs in, and then this process. */
  async close() {
    await tool.close?.();
    setImmediate(() => process.exit());
  },
};

process.on('message', async ({ task, ...parameters }) => {
  process.send({ answer: await TASKS[task](parameters) });
});
process.send({ answer: 'ready' });
// A parent that was stopped leaves nothing running.
process.on('disconnect', () => process.exit());
