import { kit, type ResultFacts } from "./result_facts.ts";

/** A BibTeX entry for a result: `@misc`, which every style knows. */
export function bibtex(facts: ResultFacts): string {
  const { id, title, date, experiment, commit, command } = facts;
  const key = `marginalia_${experiment}_${id}`.replaceAll(/[^A-Za-z0-9_]/g, "_");
  const fields = {
    title: `{${title}}`,
    author: `{${kit.authors}}`,
    year: date.slice(0, 4),
    note: [
      `${kit.name} ${kit.version}`,
      ...(commit === undefined ? [] : [`commit ${commit.slice(0, 12)}`]),
      `result ${id}`,
      `reproduce with: ${command}`,
    ].join("; "),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${escape(value)}},`);
  // A month's name is a macro of BibTeX's, and so stands without braces.
  const month = `  month = ${months[Number(date.slice(5, 7)) - 1]},`;
  return `@misc{${key},\n${[...lines, month].join("\n")}\n}\n`;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Characters that TeX takes for commands; braces and backslashes are ours. */
function escape(text: string): string {
  return text.replaceAll(/[&%$#_]/g, (character) => `\\${character}`);
}
