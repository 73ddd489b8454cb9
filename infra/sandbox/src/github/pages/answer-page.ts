import { mayReadAnonymously } from "../access/may-read-anonymously.ts";
import type { Incoming } from "../http/incoming.ts";
import { html, type Reply, redirect } from "../http/reply.ts";
import { Router } from "../http/router.ts";
import { organization } from "../organization.ts";
import { findRepository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { avatar } from "./avatar.ts";
import { commitPage } from "./commit-page.ts";
import { commitsPage } from "./commits-page.ts";
import { comparePage } from "./compare-page.ts";
import { filePage, rawFile } from "./file-page.ts";
import { folderPage } from "./folder-page.ts";
import { layout } from "./layout.ts";
import { organizationPage } from "./organization-page.ts";
import type { RepositoryView } from "./page-address.ts";
import { personPage, teamPage } from "./people-pages.ts";
import { repositoryPage } from "./repository-page.ts";
import { jobLog, runPage } from "./run-page.ts";
import { runsPage } from "./runs-page.ts";

type Parameters = Readonly<Record<string, string>>;
type Answer = string | Reply | null;
type RepositoryHandler = (view: RepositoryView, parameters: Parameters) => Promise<Answer>;

const router = new Router<(world: World, incoming: Incoming, parameters: Parameters) => Promise<Answer> | Answer>();
router.on("GET", "/", () => redirect(`/${organization.login}`));
router.on("GET", "/avatars/:login", (_world, _incoming, { login = "" }) => avatar(login));
router.on("GET", "/orgs/:org/teams/:slug", (world, _incoming, { slug = "" }) => teamPage(world, slug));
router.on("GET", "/:login", (world, incoming, { login = "" }) =>
  login.toLowerCase() === organization.login ? organizationPage(world, incoming) : personPage(login),
);
onRepository("", (view) => repositoryPage(view));
onRepository("/tree/:revision/*path", (view, { revision = "", path = "" }) => folderPage(view, revision, path));
onRepository("/tree/:revision", (view, { revision = "" }) => folderPage(view, revision, ""));
onRepository("/blob/:revision/*path", (view, { revision = "", path = "" }) => filePage(view, revision, path));
onRepository("/raw/:revision/*path", (view, { revision = "", path = "" }) => rawFile(view, revision, path));
onRepository("/commits", (view) => commitsPage(view, view.repository.defaultBranch));
onRepository("/commits/:revision", (view, { revision = "" }) => commitsPage(view, revision));
onRepository("/commit/:oid", (view, { oid = "" }) => commitPage(view, oid));
onRepository("/compare/*basehead", (view, { basehead = "" }) => comparePage(view, basehead));
onRepository("/actions", async (view) => runsPage(view));
onRepository("/actions/runs/:run", async (view, { run = "" }) => runPage(view, run, null));
onRepository("/actions/runs/:run/job/:job", async (view, { run = "", job = "" }) => runPage(view, run, job));
onRepository("/actions/runs/:run/job/:job/log.txt", async (view, { job = "" }) => jobLog(view, job));

/** Answers what a browser opens; everything unknown, hidden or not there yet is the same 404 page. */
export async function answerPage(world: World, incoming: Incoming): Promise<Reply> {
  const method = incoming.method === "HEAD" ? "GET" : incoming.method;
  const found = router.find(method, incoming.path);
  const answer = found && (await found.handler(world, incoming, found.parameters));
  if (answer !== null) return typeof answer === "string" ? html(200, answer) : answer;
  return html(
    404,
    layout("Not found", `<h1>There is nothing here</h1><p><a href="/${organization.login}">All repositories</a></p>`),
  );
}

function onRepository(pattern: string, handler: RepositoryHandler): void {
  router.on("GET", `/:owner/:repo${pattern}`, (world, incoming, parameters) => {
    const repository = findRepository(world, parameters.owner ?? "", parameters.repo ?? "");
    if (!repository || repository.visibleAt > Date.now()) return null;
    if (!mayReadAnonymously(world, repository, incoming.remoteAddress)) return null;
    return handler({ world, repository, page: Number(incoming.query.get("page") ?? 1) || 1 }, parameters);
  });
}
