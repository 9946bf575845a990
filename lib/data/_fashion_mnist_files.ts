/** One of the four files of Fashion-MNIST, as published. */
export interface PublishedFile {
  /** Name without `.gz`. */
  readonly file: string;
  /** Of the unpacked content, since copies are packed in more than one way. */
  readonly sha256: string;
}

/** Packed as published, they have the MD5 sums that the authors' README names. */
export const FILES: readonly PublishedFile[] = [
  {
    file: "train-images-idx3-ubyte",
    sha256: "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
  },
  {
    file: "train-labels-idx1-ubyte",
    sha256: "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
  },
  {
    file: "t10k-images-idx3-ubyte",
    sha256: "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
  },
  {
    file: "t10k-labels-idx1-ubyte",
    sha256: "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
  },
];

/** Where the Debian package `dataset-fashion-mnist` puts them. */
export const DEBIAN_FOLDER = "/usr/share/datasets/fashion-mnist";

/** Where the authors publish them, as named in their README. It has no encrypted address. */
export const OFFICIAL_ADDRESS = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com";
