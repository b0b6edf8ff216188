"use strict";
(() => {
  const form = document.querySelector(".search");
  const words = document.getElementById("words");
  const part = document.getElementById("part");
  const count = document.getElementById("count");
  const hits = document.getElementById("hits");
  const briefs = document.getElementById("briefs");
  const data = JSON.parse(document.getElementById("data").textContent);
  const MOST = 200;
  const UNBOUNDED = new RegExp("[" + data.unbounded + "]", "u");
  const FOLDED = new RegExp("[" + data.folded + "]", "gu");
  const fold = (text) =>
    text
      .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .normalize("NFD")
      .replace(FOLDED, "")
      .toLowerCase()
      .replace(/[^\x00-\x7f]/g, (letter) => data.letters[letter] || letter)
      .normalize("NFC");
  const tokens = (text) =>
    (fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) || []).flatMap((word) => {
      const letters = Array.from(word);
      if (letters.length < 2 || !letters.every((letter) => UNBOUNDED.test(letter))) return [word];
      return letters.slice(1).map((letter, place) => letters[place] + letter);
    });
  const link = (item) => {
    const [page, title, marking] = data.briefs[item[0]];
    const a = document.createElement("a");
    a.href = page.split("/").map(encodeURIComponent).join("/") + (item[3] ? "#" + encodeURIComponent(item[3]) : "");
    a.dir = "auto";
    a.textContent = title;
    const place = document.createElement("p");
    place.className = "place";
    const told = [item[1] === "event" ? "" : item[2], item[5], item[4], item[6], marking].filter(Boolean).join(" · ");
    place.append(a, " · " + told);
    return place;
  };
  const shown = (item) => {
    const row = document.createElement("li");
    const text = document.createElement("p");
    text.dir = "auto";
    text.textContent = item[7];
    row.append(text, link(item));
    return row;
  };
  const search = () => {
    const wanted = tokens(words.value);
    const found = wanted.length
      ? data.items.filter(
          (item) =>
            (!part.value || item[1] === part.value || (part.value === "tensions" && item[1] === "positions")) &&
            wanted.every((token) => item[8].includes(" " + token)),
        )
      : [];
    hits.replaceChildren(...found.slice(0, MOST).map(shown));
    hits.hidden = !wanted.length;
    briefs.hidden = wanted.length > 0;
    const more = found.length > MOST ? ", the first " + MOST + " shown" : "";
    count.textContent = wanted.length ? (found.length || "no") + (found.length === 1 ? " hit" : " hits") + more : "";
  };
  words.addEventListener("input", search);
  part.addEventListener("change", search);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", search);
  form.hidden = false;
})();
