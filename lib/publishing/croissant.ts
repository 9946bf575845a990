import { describedData } from "./described_data.ts";
import type { ResultFacts } from "./result_facts.ts";

/**
 * Croissant 1.1 metadata, JSON-LD, of the data set that a result was computed on: where the images come
 * from, the SHA-256 of the split as the kit makes it, and the three parts.
 *
 * Reference: Akhtar et al., "Croissant: A Metadata Format for ML-Ready Datasets", 2024, and the
 * specification of version 1.1, 2026.
 *
 * @throws {RangeError} If the data set is not one of the kit's, and so is not described.
 */
export function croissant({ data, dataSha256 }: ResultFacts): object {
  const described = describedData[data];
  if (described === undefined) {
    throw new RangeError(
      `Cannot describe the data set ${data}: expected one of ${
        Object.keys(describedData).join(", ")
      }`,
    );
  }
  const { title, description, creators, year, license, url, source } = described;
  const splits = {
    train: "cr:TrainingSplit",
    validation: "cr:ValidationSplit",
    test: "cr:TestSplit",
  };
  const field = (name: string, about: string, dataType: string) => ({
    "@type": "cr:Field",
    "@id": `images/${name}`,
    name,
    description: about,
    dataType,
    source: { fileObject: { "@id": "split" }, extract: { column: name } },
  });
  return {
    "@context": context,
    "@type": "sc:Dataset",
    "dct:conformsTo": "http://mlcommons.org/croissant/1.1",
    name: data,
    alternateName: title,
    description,
    license,
    url,
    creator: creators.map((name) => ({ "@type": "sc:Person", name })),
    datePublished: `${year}-01-01`,
    version: "1.0.0",
    citeAs: `${creators.join(", ")}: ${title}, ${year}`,
    distribution: [{
      "@type": "cr:FileObject",
      "@id": "split",
      name: "split",
      description:
        `Images and labels of the three parts as loadSplit({ name: "${data}" }) makes them; the ` +
        "checksum is of those bytes.",
      contentUrl: source,
      encodingFormat: "text/csv",
      sha256: dataSha256,
    }],
    recordSet: [{
      "@type": "cr:RecordSet",
      "@id": "parts",
      name: "parts",
      description: "Training, validation and test part; they share no image.",
      dataType: "cr:Split",
      key: { "@id": "parts/name" },
      field: [
        { "@type": "cr:Field", "@id": "parts/name", name: "name", dataType: "sc:Text" },
        {
          "@type": "cr:Field",
          "@id": "parts/url",
          name: "url",
          dataType: ["sc:URL", "wd:Q3985153"],
        },
      ],
      data: Object.entries(splits).map(([name, type]) => ({
        "parts/name": name,
        "parts/url": type,
      })),
    }, {
      "@type": "cr:RecordSet",
      "@id": "images",
      name: "images",
      description: "An image a record.",
      field: [
        {
          ...field("part", "Which part the image is in", "sc:Text"),
          references: { field: { "@id": "parts/name" } },
        },
        field("label", "Index of the image's class", "sc:Integer"),
        field("pixels", "Brightness, 0 to 255, row by row", "sc:Text"),
      ],
    }],
  };
}

const context = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  extract: "cr:extract",
  field: "cr:field",
  fileObject: "cr:fileObject",
  key: "cr:key",
  recordSet: "cr:recordSet",
  references: "cr:references",
  sc: "https://schema.org/",
  source: "cr:source",
  wd: "https://www.wikidata.org/wiki/",
};
