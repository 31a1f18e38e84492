// Does what it is told with the vendor's own client: steps of JSON in, what each came to out.
import Featurebase, { toFile } from 'featurebase-node';

const { baseURL, apiKey, options = {}, steps } = JSON.parse(await read(process.stdin));
const client = new Featurebase({ baseURL, apiKey, logLevel: 'off', ...options });

async function read(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function method(path) {
  const names = path.split('.');
  const name = names.pop();
  const owner = names.reduce((found, each) => found[each], client);
  return owner[name].bind(owner);
}

async function run({ call, args = [], iterate = false, form = null }) {
  if (form !== null) {
    const body = new FormData();
    body.append('data', JSON.stringify(form.data));
    for (const { part, name, text } of form.files) {
      body.append(part, await toFile(Buffer.from(text), name));
    }
    return client[form.method ?? 'post'](form.path, { body });
  }
  if (!iterate) return method(call)(...args);
  const found = [];
  for await (const item of method(call)(...args)) found.push(item);
  return found;
}

const results = [];
for (const step of steps) {
  try {
    results.push({ value: await run(step) });
  } catch (error) {
    results.push({ error: { name: error.constructor.name, status: error.status ?? null, body: error.error ?? null } });
  }
}
process.stdout.write(JSON.stringify(results));
