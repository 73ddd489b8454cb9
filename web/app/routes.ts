import type { UNSAFE_RouteConfig as RouteConfig } from "@remix-run/dev";

export default [
  { path: "/", index: true, file: "routes/home.ts" },
  { path: "sign-in", file: "routes/sign-in/route.tsx" },
  { path: "theme", file: "routes/theme.ts" },
  { path: "api/services", file: "routes/api-services/route.ts" },
  {
    file: "routes/signed-in/route.tsx",
    children: [
      { path: "services", file: "routes/services/route.tsx" },
      { path: "lookup/services", file: "routes/service-search/route.ts" },
      { path: "services/new", file: "routes/new-service/route.tsx" },
      { path: "lookup/name", file: "routes/new-service-name/route.ts" },
      {
        path: "services/:id",
        file: "routes/service/route.tsx",
        children: [
          { path: "deploy/:environment", file: "routes/service-deploy/route.tsx" },
          { path: "promote/:environment", file: "routes/service-promote/route.tsx" },
          { path: "rollback/:environment", file: "routes/service-rollback/route.tsx" },
        ],
      },
      { path: "lookup/signals", file: "routes/service-signals/route.ts" },
      { path: "services/:id/metrics", file: "routes/service-metrics-start/route.ts" },
      { path: "services/:id/metrics/:environment", file: "routes/service-metrics/route.tsx" },
      { path: "services/:id/logs/:environment", file: "routes/service-logs/route.tsx" },
      { path: "lookup/environment-signals", file: "routes/environment-signals/route.ts" },
      { path: "services/:id/creation", file: "routes/service-creation/route.tsx" },
      { path: "deployments", file: "routes/deployments/route.tsx" },
      { path: "deployments/:id/decision", file: "routes/deployment-decision/route.tsx" },
      { path: "deployments/:id", file: "routes/deployment/route.tsx" },
      { path: "environments", file: "routes/environments/route.tsx" },
      { path: "insights", file: "routes/insights/route.tsx" },
      { path: "lookup/pending-commits", file: "routes/pending-commits/route.ts" },
      {
        path: "settings",
        file: "routes/settings/route.tsx",
        children: [
          { index: true, file: "routes/settings/index.ts" },
          { path: "tokens", file: "routes/settings-tokens/route.tsx" },
          { path: "teams", file: "routes/settings-teams/route.tsx" },
          { path: "environments", file: "routes/settings-environments/route.tsx" },
          { path: "audit", file: "routes/settings-audit/route.tsx" },
        ],
      },
      { path: "*", file: "routes/nowhere.tsx" },
    ],
  },
] satisfies RouteConfig;
