import { assertEquals } from "@std/assert";
import { voteOfNeighbors } from "../../lib/evaluation/_vote_of_neighbors.ts";

Deno.test("voteOfNeighbors() follows the majority of the voters only", () => {
  assertEquals(voteOfNeighbors([1, 2, 2, 1, 2, 1, 1], [0, 1, 1, 1, 1, 1, 1], 5), 2);
  assertEquals(voteOfNeighbors([4], [0], 5), 4);
});

Deno.test("voteOfNeighbors() breaks ties by summed similarity, then by class index", () => {
  assertEquals(voteOfNeighbors([2, 1, 1, 2, 3], [1, 2, 3, 3, 9], 5), 2);
  assertEquals(voteOfNeighbors([2, 1, 1, 2, 3], [2, 1, 3, 2, 9], 5), 1);
});
