import { assert, assertEquals } from "@std/assert";

/** That every tag of an XML text is closed in order, and no `&` stands alone. */
export function assertWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, close, name, end] of xml.matchAll(/<(\/?)([a-zA-Z][\w:-]*)[^<>]*?(\/?)>/g)) {
    if (close === "/") assertEquals(open.pop(), name);
    else if (end !== "/") open.push(name!);
  }
  assertEquals(open, []);
  assert(!/&(?!(amp|lt|gt|quot|#\d+|#x[\da-f]+);)/.test(xml), "A bare ampersand");
}
