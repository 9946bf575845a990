import { describedData } from "./described_data.ts";
import { kit, type ResultFacts } from "./result_facts.ts";

/**
 * A `CITATION.cff` for a result, in version 1.2.0 of the format. Every string is quoted as JSON, which is
 * YAML too.
 *
 * Reference: Druskat et al., "Citation File Format", version 1.2.0, 2021.
 */
export function citationCff(facts: ResultFacts): string {
  const { title, question, date, commit, command, uuid, data } = facts;
  const described = describedData[data];
  return [
    `cff-version: 1.2.0`,
    `message: ${
      quote(`If you use this result, cite it as below. It is computed again by: ${command}`)
    }`,
    `type: dataset`,
    `title: ${quote(title)}`,
    `abstract: ${quote(question)}`,
    `authors:`,
    `  - name: ${quote(kit.authors)}`,
    `version: ${quote(kit.version)}`,
    `date-released: ${quote(date)}`,
    `license: ${kit.license}`,
    ...(commit === undefined ? [] : [`commit: ${quote(commit)}`]),
    `identifiers:`,
    `  - type: other`,
    `    value: ${quote(kit.url)}`,
    `    description: ${quote("The kit")}`,
    `  - type: other`,
    `    value: ${quote(`urn:uuid:${uuid}`)}`,
    `    description: ${quote("The sweep's record")}`,
    ...(described === undefined ? [] : [
      `references:`,
      `  - type: data`,
      `    title: ${quote(described.title)}`,
      `    authors:`,
      ...described.creators.map((name) => `      - name: ${quote(name)}`),
      `    year: ${described.year}`,
      `    url: ${quote(described.url)}`,
    ]),
    ``,
  ].join("\n");
}

function quote(text: string): string {
  return JSON.stringify(text);
}
