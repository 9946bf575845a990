export const RADIANS_A_DEGREE = Math.PI / 180;
