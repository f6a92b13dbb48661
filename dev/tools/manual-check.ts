import { bangkokDay } from "#core/days.ts";
import { checkManual } from "#core/manual-check.ts";
import { describeFault } from "#words/manual-faults.ts";
import { manualFiles } from "./manual-files.ts";
import { manualFolder } from "./manual-folder.ts";

/* `npm run manual:check`: every fault of the manual by file, entry and field, and what to do about it. Ends with 1 where there is any. */
const folder = manualFolder();
const { manual, faults } = checkManual(manualFiles(folder), bangkokDay(Date.now()));
for (const fault of faults) console.log(`${describeFault(fault)}\n`);
if (manual) console.log(`${folder}: ใช้ได้ · ${manual.services.length} บริการ ไม่มีข้อผิดพลาด (no faults)`);
else
  console.log(
    `${folder}: ต้องแก้ ${faults.length} จุด · ${faults.length} to mend. คู่มือนี้ยังใช้จริงไม่ได้ (it cannot go live)`,
  );
process.exitCode = manual ? 0 : 1;
