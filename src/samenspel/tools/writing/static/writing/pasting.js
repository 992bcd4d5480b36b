// What is pasted from a text program becomes plain text, with its headings and lists as marks. It is taken apart in a
// document of its own that shows and runs nothing.
const SHAPED = "h1,h2,h3,h4,h5,h6,li,tr,p";
const SIGNS = { STRONG: "**", B: "**", EM: "*", I: "*" };
const LEFT_OUT = new Set(["STYLE", "SCRIPT", "TITLE", "META", "TEMPLATE", "NOSCRIPT"]);
const isListed = (node) => /MsoList/.test(node.className);
const isBullet = (node) => /mso-list:\s*ignore/i.test(node.dataset.style ?? "");

export function plainOf(html, marks) {
  // Styles that the page would refuse aloud are only read.
  const quiet = html.replace(/<style\b.*?<\/style>/gis, "").replace(/(\s)style(\s*=)/gi, "$1data-style$2");
  const page = new DOMParser().parseFromString(quiet, "text/html");
  if (!page.body.querySelector(SHAPED)) return null;
  return blocksOf(page.body, marks).replace(/[ \t]*\n[ \t]*/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}

function blocksOf(node, marks) {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data.replace(/\s+/g, " ");
    else if (child.nodeType === Node.ELEMENT_NODE) text += elementOf(child, marks);
  }
  return text;
}

function elementOf(node, marks) {
  const name = node.tagName;
  if (LEFT_OUT.has(name) || isBullet(node)) return "";
  if (name === "BR") return "\n";
  const inner = blocksOf(node, marks);
  if (/^H[1-6]$/.test(name)) return `\n\n${"#".repeat(Number(name[1]))} ${inner.trim()}\n\n`;
  if (name === "LI") return `\n${pointOf(node)}${inner.trim()}\n`;
  if (isListed(node)) return `\n- ${inner.trim()}\n`;
  if (name === "TR") return `\n${inner}|\n`;
  if (name === "TD" || name === "TH") return `| ${inner.trim().replace(/\n+/g, " ")} `;
  if (name === "P" || name === "DIV" || name === "BLOCKQUOTE") return `\n\n${inner.trim()}\n\n`;
  if (name === "UL" || name === "OL") return `\n\n${inner.trim().replace(/\n{2,}/g, "\n")}\n\n`;
  if (name === "A" && marks === "markdown") return linkOf(node, inner);
  return SIGNS[name] ? around(inner, SIGNS[name]) : inner;
}

function pointOf(node) {
  const list = node.parentElement;
  return list.tagName === "OL" ? `${[...list.children].indexOf(node) + 1}. ` : "- ";
}

function linkOf(node, words) {
  const address = node.getAttribute("href") ?? "";
  return /^https?:\/\/[^\s()]+$/.test(address) && words.trim() ? `[${words.trim()}](${address})` : words;
}

function around(words, sign) {
  const inner = words.trim();
  return inner && !inner.includes("\n") ? words.replace(inner, () => sign + inner + sign) : words;
}
