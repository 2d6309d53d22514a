// What was chosen on the page Upload: a folder or a zip, by a button or dropped; with the paths below the folder. Nothing is sent here.
"use strict";

// A folder chosen with a button: every file tells its path, the folder's name first.
const chosenFolder = (list) => {
  const files = [...list].map((file) => ({ path: file.webkitRelativePath.split("/").slice(1).join("/"), file }));
  return { kind: "folder", name: list[0].webkitRelativePath.split("/")[0], files };
};

const chosenZip = (file) => ({ kind: "zip", name: file.name.replace(/\.zip$/i, ""), files: [{ path: file.name, file }] });

// A folder that is dropped is walked through; a reader gives a hundred entries at a time, and says with none that it is done.
const walked = async (folder, above, found) => {
  const reader = folder.createReader();
  for (;;) {
    const entries = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!entries.length) return;
    for (const entry of entries) {
      if (entry.isDirectory) await walked(entry, `${above}${entry.name}/`, found);
      else found.push({ path: above + entry.name, file: await new Promise((done, failed) => entry.file(done, failed)) });
    }
  }
};

// Null: it is neither one folder nor one zip.
const dropped = async (transfer) => {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length !== 1) return null;
  const [entry] = entries;
  if (entry.isDirectory) {
    const files = [];
    await walked(entry, "", files);
    return { kind: "folder", name: entry.name, files };
  }
  return /\.zip$/i.test(entry.name) ? chosenZip(await new Promise((done, failed) => entry.file(done, failed))) : null;
};

// The delivery note says which workline it is for; who sends need not look it up.
const noted = async (chosen) => {
  const note = chosen.files.find((one) => ["metadata/delivery.yaml", "data/metadata/delivery.yaml"].includes(one.path));
  if (!note || note.file.size > 1000000) return {};
  const text = await note.file.text();
  const said = (key) => new RegExp(`^${key}:[ \\t]*["']?([a-z][a-z0-9-]*)`, "m").exec(text)?.[1];
  return { institution: said("institution"), workline: said("workline") };
};
