// How an item is built up, as the strip changes it: pages by their numbers in the delivery, in the order in which they are read, and parts
// that keep their pages when these move. What is wrong with it the server says.
"use strict";

const Built = (told) => {
  const now = {
    label: told.pages.map((page) => page[1]),
    type: told.pages.map((page) => page[2]),
    order: [...told.order],
    parts: told.parts.map((part) => ({ ...part })),
  };
  const path = (page) => told.pages[page][0];
  const places = () => new Map(now.order.map((page, place) => [page, place]));
  const beside = () => {
    const read = new Set(now.order);
    return told.pages.map((_, page) => page).filter((page) => !read.has(page));
  };

  // A part keeps the pages that stay; one whose pages all move, moves with them, to where these belong; one that has none left is gone.
  const reordered = (order, moved) => {
    const before = places();
    const old = now.order;
    const elsewhere = [];
    const after = new Map(order.map((page, place) => [page, place]));
    now.parts = now.parts.flatMap((part) => {
      const [first, last] = [before.get(part.first), before.get(part.last)];
      if (first === undefined || last === undefined) return [part];
      if (!moved.has(part.first) && !moved.has(part.last)) return [part];
      const its = old.slice(first, last + 1).filter((page) => after.has(page));
      const stay = its.filter((page) => !moved.has(page));
      const kept = stay.length ? stay : its;
      if (!kept.length) return [];
      const by = [...kept].sort((a, b) => after.get(a) - after.get(b));
      const moves = { ...part, first: by[0], last: by[by.length - 1] };
      if (!stay.length) elsewhere.push(moves);
      return stay.length ? [moves] : [];
    });
    now.order = order;
    elsewhere.forEach(add);
  };

  // `place`: how many pages that are not moved come before.
  const move = (pages, place) => {
    const moved = new Set(pages);
    const rest = now.order.filter((page) => !moved.has(page));
    const some = [...now.order, ...beside()].filter((page) => moved.has(page));
    reordered([...rest.slice(0, place), ...some, ...rest.slice(place)], moved);
  };

  // Out of the reading order; all of them out already: back in, each after the page that it follows in the delivery.
  const aside = (pages) => {
    const read = new Set(now.order);
    const moved = new Set(pages);
    if (pages.some((page) => read.has(page))) {
      reordered(now.order.filter((page) => !moved.has(page)), moved);
      return;
    }
    for (const page of [...pages].sort((a, b) => a - b)) {
      const at = places();
      let before = page - 1;
      while (before >= 0 && !at.has(before)) before -= 1;
      now.order.splice(before < 0 ? 0 : at.get(before) + 1, 0, page);
    }
  };

  const seconds = (time) => time.split(":").reduce((sum, piece) => sum * 60 + Number(piece || 0), 0);
  const span = (part, at) => [
    [at.get(part.first), part.begin ? seconds(part.begin) : 0],
    [at.get(part.last), part.end ? seconds(part.end) : Infinity],
  ];
  const upTo = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]);

  // In its place in the tree: inside the innermost part that holds it, around those that it holds.
  const holds = ([first, last], [begin, end]) => upTo(first, begin) && upTo(end, last);
  const lies = (kind) => told.beside.includes(kind);
  const add = (part) => {
    const at = places();
    const mine = span(part, at);
    const of = (number) => span(now.parts[number], at);
    let parent = -1;
    now.parts.forEach((other, number) => {
      const inner = parent < 0 || other.level > now.parts[parent].level;
      if (inner && holds(of(number), mine) && !(lies(other.kind) && lies(part.kind))) parent = number;
    });
    const level = parent < 0 ? 0 : now.parts[parent].level + 1;
    const sibling = (number) => number < now.parts.length && now.parts[number].level >= level;
    const past = (number) => {
      let next = number + 1;
      while (next < now.parts.length && now.parts[next].level > level) next += 1;
      return next;
    };
    let place = parent + 1;
    while (sibling(place) && !holds(mine, of(place)) && upTo(of(place)[0], mine[0])) place = past(place);
    let until = place;
    while (sibling(until) && holds(mine, of(until)) && !(lies(now.parts[until].kind) && lies(part.kind))) until = past(until);
    for (let inner = place; inner < until; inner += 1) now.parts[inner].level += 1;
    now.parts.splice(place, 0, { ...part, level });
  };

  const remove = (number) => {
    const { level } = now.parts[number];
    for (let next = number + 1; next < now.parts.length && now.parts[next].level > level; next += 1) now.parts[next].level -= 1;
    now.parts.splice(number, 1);
  };

  // One level in or out, with all that is inside.
  const shift = (number, by) => {
    const { level } = now.parts[number];
    if (level + by < 0 || (by > 0 && (!number || now.parts[number - 1].level < level))) return;
    let next = number;
    do now.parts[next++].level += by; while (next < now.parts.length && now.parts[next].level > level);
  };

  const runs = (order) => {
    const found = [];
    for (const page of order) {
      if (found.length && found[found.length - 1][1] + 1 === page) found[found.length - 1][1] = page;
      else found.push([page, page]);
    }
    return found.map(([first, last]) => (first === last ? path(first) : { first: path(first), last: path(last) }));
  };

  const nested = () => {
    const top = [];
    const inside = [top];
    for (const { kind, label, first, last, begin, end, level } of now.parts) {
      const one = { type: kind, label, first: path(first), last: path(last), ...(begin && { begin }), ...(end && { end }), parts: [] };
      inside.length = Math.min(level + 1, inside.length);
      inside[inside.length - 1].push(one);
      inside.push(one.parts);
    }
    return top;
  };

  // What the server is asked to change: only what is other.
  const patch = () => {
    const found = {};
    const [was, is] = [new Set(told.order), new Set(now.order)];
    told.pages.forEach((page, number) => {
      const said = {};
      if (now.label[number] !== page[1]) said.label = now.label[number];
      if (now.type[number] !== page[2]) said.type = now.type[number];
      if (was.has(number) !== is.has(number)) said.read = is.has(number);
      if (Object.keys(said).length) (found.pages ??= {})[page[0]] = said;
    });
    if (JSON.stringify(told.order) !== JSON.stringify(now.order)) found.order = runs(now.order);
    if (JSON.stringify(told.parts) !== JSON.stringify(now.parts)) found.parts = nested();
    return found;
  };

  // A patch that was made before is made again.
  const apply = (draft) => {
    const number = new Map(told.pages.map((page, nth) => [page[0], nth]));
    for (const [name, said] of Object.entries(draft.pages || {})) {
      const page = number.get(name);
      if (page === undefined) continue;
      if ("label" in said) now.label[page] = said.label || "";
      if ("type" in said) now.type[page] = said.type || "";
      if (said.read === false || said.read === "no") now.order = now.order.filter((other) => other !== page);
      else if ("read" in said && !now.order.includes(page)) aside([page]);
    }
    if ("order" in draft) {
      const out = new Set(beside());
      const all = draft.order || told.pages.map((page) => page[0]);
      now.order = all.flatMap((one) => {
        const [first, last] = [number.get(one.first ?? one), number.get(one.last ?? one)];
        return Array.from({ length: Math.max(last - first + 1, 0) || 0 }, (_, nth) => first + nth);
      }).filter((page) => !out.has(page));
    }
    const flat = (parts, level) => (parts || []).flatMap((one) => [
      { kind: one.type, label: one.label, first: number.get(one.first), last: number.get(one.last || one.first), begin: one.begin || "", end: one.end || "", level },
      ...flat(one.parts, level + 1),
    ]);
    if ("parts" in draft) now.parts = flat(draft.parts, 0).filter((part) => part.first !== undefined && part.last !== undefined);
  };

  return { now, path, places, beside, move, aside, add, remove, shift, patch, apply };
};
