// The search page: asks Pagefind's index for what is written, and shows titles, notes and places. Nothing is put in as markup.
const form = document.querySelector("form");
const field = form.querySelector("input");
const status = document.querySelector("#found");
const list = document.querySelector("#results");
const root = form.dataset.root;
const MOST = 30;
let pagefind;

function textOf(markup) {
  return new DOMParser().parseFromString(`<p>${markup}`, "text/html").body.textContent;
}

// Pagefind marks what was found in an excerpt; everything else in it is text.
function excerpt(markup) {
  const paragraph = document.createElement("p");
  for (const [at, part] of markup.split(/<\/?mark>/).entries()) {
    const piece = at % 2 ? document.createElement("mark") : document.createDocumentFragment();
    piece.append(textOf(part));
    paragraph.append(piece);
  }
  return paragraph;
}

function item(found) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  const note = document.createElement("span");
  link.href = `${root}/${found.raw_url.replace(/^\//, "")}`;
  link.textContent = found.meta.title;
  note.className = "fact";
  note.textContent = found.meta.note;
  entry.append(link, note, excerpt(found.excerpt));
  return entry;
}

async function search() {
  const filters = {};
  for (const select of form.querySelectorAll("select")) if (select.value) filters[select.name] = select.value;
  const query = field.value.trim();
  const found = await pagefind.search(query || null, { filters });
  const shown = query || Object.keys(filters).length ? await Promise.all(found.results.slice(0, MOST).map(one => one.data())) : [];
  list.replaceChildren(...shown.map(item));
  status.textContent = query || shown.length ? `${found.results.length} found${found.results.length > MOST ? `, the best ${MOST} here` : ""}` : "";
}

async function begin() {
  try {
    pagefind = await import(new URL(`${root}/pagefind/pagefind.js`, location.href));
  } catch {
    status.textContent = "There is nothing to search yet.";
    return;
  }
  await pagefind.options({ excerptLength: 30 });
  for (const [name, values] of Object.entries(await pagefind.filters())) {
    const select = form.querySelector(`select[name="${name}"]`);
    if (select) for (const [value, count] of Object.entries(values)) select.append(new Option(`${value} (${count})`, value));
  }
  field.value = new URLSearchParams(location.search).get("q") || "";
  form.hidden = false;
  form.addEventListener("input", search);
  form.addEventListener("submit", event => { event.preventDefault(); search(); });
  await search();
}

begin();
