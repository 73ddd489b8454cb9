import type { UNSAFE_RouteConfig as RouteConfig } from "@remix-run/dev";

export default [
  { path: "/", index: true, file: "routes/home.ts" },
  { path: "sign-in", file: "routes/sign-in/route.tsx" },
  { path: "theme", file: "routes/theme.ts" },
  {
    file: "routes/signed-in/route.tsx",
    children: [
      { path: "services", file: "routes/services/route.tsx" },
      { path: "lookup/services", file: "routes/service-search/route.ts" },
      { path: "*", file: "routes/nowhere.tsx" },
    ],
  },
] satisfies RouteConfig;
