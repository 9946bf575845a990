/**
 * The k-th smallest value, k from 1, in expected linear time. Reorders `values`.
 *
 * Reference: Hoare, "Algorithm 65: FIND", 1961.
 */
export function kthSmallest(values: Float64Array, k: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(values[left]!, values[(left + right) >> 1]!, values[right]!);
    let low = left;
    let high = right;
    while (low <= high) {
      while (values[low]! < pivot) low++;
      while (values[high]! > pivot) high--;
      if (low <= high) {
        const value = values[low]!;
        values[low++] = values[high]!;
        values[high--] = value;
      }
    }
    if (k - 1 <= high) right = high;
    else if (k - 1 >= low) left = low;
    else return pivot;
  }
  return values[k - 1]!;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
