import { describedData } from "./described_data.ts";
import { kit, type ResultFacts } from "./result_facts.ts";

/** A file of a crate. */
export interface CrateFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const about: Readonly<Record<string, string>> = {
  "sweep.json": "The sweep: question, overrides, seeds, machine and code",
  "result.json": "How and when the sweep ended",
  "trials.jsonl.gz": "Every trial's resolved configuration, data and metrics, a line each",
  "summary.json": "What the sweep found, computed from the trials",
  "CITATION.cff": "How to cite the result",
  "croissant.json": "What the data set is",
};

const formats: readonly (readonly [ending: string, format: string])[] = [
  [".vl.json", "application/vnd.vegalite.v5+json"],
  [".json", "application/json"],
  [".jsonl", "application/jsonl"],
  [".html", "text/html"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".cff", "application/yaml"],
  [".md", "text/markdown"],
  [".tex", "text/x-tex"],
  [".gz", "application/gzip"],
];

/**
 * Metadata of a result's folder, `ro-crate-metadata.json`: RO-Crate 1.1 with the profile Process Run Crate
 * 0.5. The sweep is one `CreateAction`, whose instrument is the kit.
 *
 * Reference: Soiland-Reyes et al., "Packaging research artefacts with RO-Crate", 2022; Leo et al.,
 * "Recording provenance of workflow runs with RO-Crate", 2024.
 */
export function roCrate(facts: ResultFacts, files: readonly CrateFile[]): object {
  const { title, question, date, command, uuid, data, commit } = facts;
  const action = `urn:uuid:${uuid}`;
  const described = describedData[data];
  const process = "https://w3id.org/ro/wfrun/process/0.5";
  const properties = Object.entries(facts.environment).map(([name, value]) => ({
    "@id": `#environment-${name}`,
    "@type": "PropertyValue",
    name,
    value,
  }));
  return {
    "@context": [
      "https://w3id.org/ro/crate/1.1/context",
      "https://w3id.org/ro/terms/workflow-run/context",
    ],
    "@graph": [
      {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        about: { "@id": "./" },
        conformsTo: { "@id": "https://w3id.org/ro/crate/1.1" },
      },
      {
        "@id": "./",
        "@type": "Dataset",
        name: title,
        description: question,
        datePublished: date,
        license: { "@id": license },
        author: { "@id": "#authors" },
        conformsTo: { "@id": process },
        hasPart: files.map(({ name }) => ({ "@id": name })),
        mentions: { "@id": action },
      },
      {
        "@id": process,
        "@type": "CreativeWork",
        name: "Process Run Crate",
        version: "0.5",
      },
      {
        "@id": license,
        "@type": "CreativeWork",
        name: kit.license,
        description: "The MIT licence, as the kit that made the result has it",
      },
      { "@id": "#authors", "@type": "Organization", name: kit.authors, url: kit.url },
      {
        "@id": action,
        "@type": "CreateAction",
        name: title,
        description: command,
        startTime: facts.started.toISOString(),
        endTime: facts.ended.toISOString(),
        agent: { "@id": "#authors" },
        instrument: { "@id": kit.url },
        ...(described === undefined ? {} : { object: { "@id": described.source } }),
        result: files.map(({ name }) => ({ "@id": name })),
        actionStatus: { "@id": "http://schema.org/CompletedActionStatus" },
        environment: properties.map(({ "@id": id }) => ({ "@id": id })),
      },
      {
        "@id": kit.url,
        "@type": "SoftwareApplication",
        name: kit.name,
        url: kit.url,
        version: kit.version,
        softwareVersion: commit ?? kit.version,
        softwareRequirements: { "@id": "https://deno.com/" },
        license: { "@id": license },
      },
      {
        "@id": "https://deno.com/",
        "@type": "SoftwareApplication",
        name: "Deno",
        url: "https://deno.com/",
        softwareVersion: facts.environment["deno"] ?? "unknown",
      },
      ...(described === undefined ? [] : [{
        "@id": described.source,
        "@type": "CreativeWork",
        name: described.title,
        description: described.description,
        url: described.url,
      }]),
      ...properties,
      ...files.map(({ name, bytes, sha256 }) => ({
        "@id": name,
        "@type": "File",
        name,
        description: about[name] ?? "A chart or table of the result",
        encodingFormat: formats.find(([ending]) => name.endsWith(ending))?.[1] ?? "text/plain",
        contentSize: String(bytes),
        sha256,
      })),
    ],
  };
}

const license = "https://spdx.org/licenses/MIT";
