// Written by `npm run wasm` from the AssemblyScript in assembly/; do not edit.

/** The module: 155 bytes, in base64. */
export const BYTES =
  "AGFzbQEAAAABDAJgAAF/YAR/f39/AAISAQNlbnYGbWVtb3J5AgMEgIABAwMCAAEHHQMIaGVhcEJhc2UAAAVhZGQzMgABBm1lbW9yeQIACksCBQBBgAgLQwAgACADQQJ0aiEDA0AgACADSQRAIAAgAf0ABAAgAv0ABAD95AH9CwQAIABBEGohACABQRBqIQEgAkEQaiECDAELCws=";

/** The byte that says that its memory is shared (3); 1 makes it an ordinary one. */
export const SHARED_FLAG = 37;
