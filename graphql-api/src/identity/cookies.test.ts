import { expect, test } from "vitest";
import { cookieOptions, readCookie, sessionCookieName, signInCookieName } from "./cookies.ts";

const at = (publicUrl: string) => ({ http: { publicUrl, host: "0.0.0.0", port: 4000 } });

test("over https no neighbouring subdomain can plant our cookies", () => {
  const config = at("https://portal.acme.example");
  expect([sessionCookieName(config), signInCookieName(config)]).toEqual(["__Host-waymark", "__Host-waymark-sign-in"]);
  expect(cookieOptions(config)).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
});

test("over plain http, on a laptop, the cookies do without", () => {
  const config = at("http://localhost:3000");
  expect([sessionCookieName(config), signInCookieName(config)]).toEqual(["waymark_session", "waymark_sign_in"]);
  expect(cookieOptions(config)).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: false });
});

test("a cookie is found among others, by its whole name", () => {
  const header = "theme=dark; my_waymark_session=no;waymark_session=abc-_123; waymark_session_old=no";
  expect(readCookie(header, "waymark_session")).toBe("abc-_123");
  expect(readCookie(header, "waymark")).toBeNull();
  expect(readCookie("waymark_session=", "waymark_session")).toBeNull();
  expect(readCookie(undefined, "waymark_session")).toBeNull();
});
