import { findProgram } from "./find_program.ts";

/** A program that the machine's owner has to install is not there. */
export class MissingProgramError extends Error {
  override readonly name = "MissingProgramError";
  /** Command that installs it, as far as this machine's package manager is known. */
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(`${message}; install it with: ${remedy}`);
    this.remedy = remedy;
  }
}

/** Package managers, by program, and how each installs Python with pip. */
const PYTHON_WITH_PIP = {
  "apt-get": "sudo apt-get install -y python3-pip",
  dnf: "sudo dnf install -y python3-pip",
  yum: "sudo yum install -y python3-pip",
  zypper: "sudo zypper install -y python3-pip",
  pacman: "sudo pacman -S --noconfirm python-pip",
  apk: "sudo apk add py3-pip",
  brew: "brew install python",
  winget: "winget install Python.Python.3.13",
};

/** The command that installs Python and pip on this machine. */
export async function pythonInstallCommand(searchPath?: string): Promise<string> {
  for (const [manager, command] of Object.entries(PYTHON_WITH_PIP)) {
    if (await findProgram(manager, searchPath)) return command;
  }
  return "your system's package manager (Python 3.10 to 3.14, with pip)";
}
