/** A file inside a wheel. */
export interface Member {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A Python package that holds libtensorflow. It is only unpacked; no Python ever imports it. */
export interface Wheel {
  readonly file: string;
  readonly sha256: string;
  /** Package and version, as a requirements file has them. */
  readonly requirement: string;
  readonly version: string;
  /** The Python it is made for. The libraries do not depend on it. */
  readonly python: string;
  /** The library to be opened, then those it needs beside itself. */
  readonly libraries: readonly [Member, ...Member[]];
}

/**
 * The wheel for each platform that has one, named by architecture and system as in `Deno.build`. All are of one version, so that figures can be
 * compared. `tensorflow-cpu` is the smaller choice, but is made for x86_64 only.
 */
export const WHEELS: { readonly [platform: string]: Wheel } = {
  "x86_64-linux": {
    file: "tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl",
    sha256: "2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c",
    requirement: "tensorflow-cpu==2.21.0",
    version: "2.21.0",
    python: "3.11",
    libraries: [
      {
        path: "tensorflow/libtensorflow_cc.so.2",
        bytes: 788_086_608,
        sha256: "6505a4b9657e62100c6bdacb683957a395cb047725042945aaa50e40a71e429e",
      },
      {
        path: "tensorflow/libtensorflow_framework.so.2",
        bytes: 65_222_328,
        sha256: "f060b323b26ef80add21b9df9428de3aeaf2843d772c5bb098745f7abff3709b",
      },
    ],
  },
  "aarch64-linux": {
    file: "tensorflow-2.21.0-cp311-cp311-manylinux_2_27_aarch64.whl",
    sha256: "4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c",
    requirement: "tensorflow==2.21.0",
    version: "2.21.0",
    python: "3.11",
    libraries: [
      {
        path: "tensorflow/libtensorflow_cc.so.2",
        bytes: 814_885_544,
        sha256: "5f7de6ba6478ed7b83767a6e661e3e6e6931b05c64db14ba98250e52316a007c",
      },
      {
        path: "tensorflow/libtensorflow_framework.so.2",
        bytes: 68_176_664,
        sha256: "deade33b9ab90ff468fd1d1f8f6079bec5a3a507cf2d13c3218aa8beec28aeb3",
      },
    ],
  },
  "aarch64-darwin": {
    file: "tensorflow-2.21.0-cp311-cp311-macosx_12_0_arm64.whl",
    sha256: "51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88",
    requirement: "tensorflow==2.21.0",
    version: "2.21.0",
    python: "3.11",
    libraries: [
      {
        path: "tensorflow/libtensorflow_cc.2.dylib",
        bytes: 691_352_648,
        sha256: "753272d059c7be51f64369aaa8e12ac514ce372e0c4ba66f3cc49ec3b1c33384",
      },
      {
        path: "tensorflow/libtensorflow_framework.2.dylib",
        bytes: 49_452_976,
        sha256: "e581d6db9e26f13e49327427e5d304cecbfe45d3467db7700e058857a4fd76bb",
      },
    ],
  },
};
