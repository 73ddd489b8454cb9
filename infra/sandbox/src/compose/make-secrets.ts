import { writeSecretFiles } from "./write-secret-files.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder that the secrets are kept in.");
  process.exit(1);
}
writeSecretFiles(folder);
console.log(`The secrets of this installation are in ${folder}`);
