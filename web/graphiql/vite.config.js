import { defineConfig } from "vite";

import { licences } from "./licences.js";

const { inPage, inWorker } = licences("LICENSES.txt");

export default defineConfig({
  // FastAPI serves the folder under this path.
  base: "/graphiql/",
  plugins: [inPage],
  worker: { plugins: () => [inWorker()] },
  build: {
    outDir: "../../api/static/graphiql",
    emptyOutDir: true,
    // One chunk of Monaco is large by nature, and comes from the same host.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      // "use client" in React packages speaks to server rendering, which we do not do.
      onwarn: (warning, warn) => warning.code === "MODULE_LEVEL_DIRECTIVE" || warn(warning),
    },
  },
  server: {
    // `npm run dev` beside `exportgraph serve`
    proxy: { "/graphql": "http://127.0.0.1:8000" },
  },
});
