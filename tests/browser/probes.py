"""What tests ask the browser of a page, in JavaScript."""

from __future__ import annotations

__all__ = ["FAINT", "OUTSIDE", "OVERLAPPING", "SMALLEST_LETTERS"]

FAINT = """
const channels = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
const over = (top, below) => {
  const alpha = top.length > 3 ? top[3] : 1;
  return [0, 1, 2].map((place) => top[place] * alpha + below[place] * (1 - alpha));
};
const luminance = (colour) => {
  const [red, green, blue] = colour.map((value) => value / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
};
const paper = (element) => {
  if (!element) return [255, 255, 255];
  return over(channels(getComputedStyle(element).backgroundColor), paper(element.parentElement));
};
const under = (text) => {
  const box = text.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  let found = paper(text.closest("svg"));
  for (const shape of text.closest("svg").querySelectorAll("rect, circle")) {
    const frame = shape.getBoundingClientRect();
    if (frame.left <= x && x <= frame.right && frame.top <= y && y <= frame.bottom) {
      const fill = getComputedStyle(shape).fill;
      found = fill === "none" ? found : over(channels(fill), found);
    }
  }
  return found;
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const faint = [];
let count = 0;
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || element.closest("script, style, title, desc, option")) continue;
  if (!element.checkVisibility()) continue;
  count += 1;
  const style = getComputedStyle(element);
  const drawn = element.closest("svg text");
  const ground = drawn ? under(drawn) : paper(element);
  const ratio = contrast(over(channels(drawn ? style.fill : style.color), ground), ground);
  if (ratio < 4.5) faint.push([element.className.toString(), walker.currentNode.data.slice(0, 30), ratio]);
}
return [count, faint];
"""
"""How many texts are shown, and those that have less than 4.5 : 1 to what they stand on."""

SMALLEST_LETTERS = """
return [...document.querySelectorAll("svg")].map((picture) => Math.min(...[...picture.querySelectorAll("text")]
  .map((text) => parseFloat(getComputedStyle(text).fontSize) * picture.getScreenCTM().a)));
"""
"""For each picture the height of its smallest letters, in pixels of the window."""

OUTSIDE = """
const found = [];
for (const picture of document.querySelectorAll("svg")) {
  const frame = picture.getBoundingClientRect();
  for (const text of picture.querySelectorAll("text")) {
    const box = text.getBoundingClientRect();
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1) {
      found.push(text.textContent);
    }
  }
}
for (const box of document.querySelectorAll("svg rect.party, svg rect.tension")) {
  const frame = box.getBoundingClientRect();
  for (const text of box.closest("svg").querySelectorAll("text")) {
    const shape = text.getBoundingClientRect();
    const [x, y] = [shape.x + shape.width / 2, shape.y + shape.height / 2];
    const inside = frame.left <= x && x <= frame.right && frame.top <= y && y <= frame.bottom;
    if (inside && (shape.left < frame.left - 1 || shape.right > frame.right + 1)) found.push(text.textContent);
  }
}
return found;
"""
"""Texts that stick out of their picture or of their box."""

OVERLAPPING = """
const found = [];
for (const picture of document.querySelectorAll("svg")) {
  const boxes = [...picture.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  boxes.forEach(([one, a], place) => boxes.slice(place + 1).forEach(([other, b]) => {
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (width > 1 && height > Math.min(a.height, b.height) / 3) found.push([one, other]);
  }));
}
return found;
"""
"""Pairs of texts of which one lies over the other."""
