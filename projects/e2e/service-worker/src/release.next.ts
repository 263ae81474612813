export const RELEASE = 'next';
