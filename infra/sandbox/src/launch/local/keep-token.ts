import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../checkout.ts";
import { addressesOf, ORGANIZATION } from "../program-environments.ts";
import type { Settings } from "../read-settings.ts";
import { writePrivateFile } from "../write-private-file.ts";
import { askApi } from "./ask-api.ts";
import { sampleUsers } from "./sample-users.ts";
import { signIn } from "./sign-in.ts";

/** What scripts on this machine need: addresses without a slash at the end, who there is, and an ADMIN API token. */
export interface LocalFile {
  portal: string;
  api: string;
  github: string;
  ecs: string;
  loadBalancer: string;
  org: string;
  users: typeof sampleUsers;
  token: string;
}

export const localFile = join(dataFolder, "local.json");

/**
 * Keeps `.waymark/local.json` true: its token is checked, and made anew over the wire (as ada, through the portal) when
 * it is not an administrator's any more.
 *
 * @throws Error when no token could be made.
 */
export async function keepToken(settings: Settings, file = localFile): Promise<LocalFile> {
  const addresses = addressesOf(settings);
  const kept = readToken(file);
  const token = kept !== null && (await isAdmin(addresses.portal, kept)) ? kept : await makeToken(addresses.portal);
  const local: LocalFile = {
    ...addresses,
    org: ORGANIZATION,
    users: sampleUsers,
    token,
  };
  writePrivateFile(file, `${JSON.stringify(local, null, 2)}\n`);
  return local;
}

function readToken(file: string): string | null {
  if (!existsSync(file)) return null;
  try {
    const { token } = JSON.parse(readFileSync(file, "utf8")) as Partial<LocalFile>;
    return token ?? null;
  } catch {
    return null;
  }
}

async function isAdmin(portal: string, token: string): Promise<boolean> {
  const authorization = `Bearer ${token}`;
  const answer = await askApi(portal, "{ viewer { login role } }", { authorization }).catch(() => null);
  return (answer?.viewer as { role?: string } | null | undefined)?.role === "ADMIN";
}

async function makeToken(portal: string): Promise<string> {
  const cookie = await signIn(portal, "ada");
  const { createApiToken } = (await askApi(
    portal,
    `mutation MakeLocalToken {
      createApiToken(input: { name: "local scripts", scopes: [READ, WRITE, DEPLOY, ADMIN], expiresInDays: 365 }) {
        secret
        problems { message }
      }
    }`,
    { cookie },
  )) as { createApiToken: { secret: string | null; problems: { message: string }[] } };
  if (createApiToken.secret !== null) return createApiToken.secret;
  throw new Error(createApiToken.problems[0]?.message ?? "the API gave no secret.");
}
