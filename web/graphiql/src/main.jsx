// Monaco runs its language services in workers; this import tells vite to bundle them as files of our own.
import "graphiql/setup-workers/vite";
// The parts of `graphiql/style.css`, without its embedded fonts: the reader's own fonts do.
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./page.css";

import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";

import defaultQuery from "./default.graphql?raw";

// Same origin on purpose: the page works behind any host name, and nothing leaves it.
const fetcher = createGraphiQLFetcher({ url: "/graphql" });

// `/graphiql/?query=…&variables=…` opens a given query, so that documentation can link to one. It is never run unasked.
const given = new URLSearchParams(window.location.search);

createRoot(document.getElementById("graphiql")).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={defaultQuery}
    initialQuery={given.get("query") ?? undefined}
    initialVariables={given.get("variables") ?? undefined}
  >
    <GraphiQL.Logo>
      <a className="home" href="/">
        exportgraph
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
