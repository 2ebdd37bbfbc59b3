declare module 'whisper-node-addon' {
  export function quantizeModel(
    source: string,
    target: string,
    type: 'q8_0' | 'q4_k' | 'q5_k' | 'q6_k',
    addonDirectory: string,
    onProgress: (done: number, total: number) => void,
  ): Promise<void>;
}
