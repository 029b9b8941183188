// Changes a part of the page into a newer one in place, so that focus, open disclosures and scroll positions stay.

/** Makes `from` look like `to`. What carries data-keep on both sides, a form being filled, is left as it is. */
export function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName) {
    from.replaceWith(to);
    return;
  }
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  if (from.hasAttribute("data-keep") && to.hasAttribute("data-keep")) return;
  attributes(from, to);
  children(from, to);
}

function attributes(from, to) {
  const keepsOpen = from.hasAttribute("data-keep-open");
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !(keepsOpen && name === "open")) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}

function alike(one, other) {
  if (one.nodeType !== other.nodeType || one.nodeName !== other.nodeName) return false;
  if (one.nodeType !== Node.ELEMENT_NODE) return true;
  return identity(one) === identity(other);
}

function identity(element) {
  return element.dataset.keep || element.dataset.key || element.dataset.action || element.id || element.classList[0] || "";
}

function children(from, to) {
  let place = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    let found = place;
    while (found && !alike(found, wanted)) found = found.nextSibling;
    if (!found) {
      from.insertBefore(wanted, place);
      continue;
    }
    while (place !== found) place = discard(place);
    place = place.nextSibling;
    morph(found, wanted);
  }
  while (place) place = discard(place);
}

function discard(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
