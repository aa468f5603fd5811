// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { besidePointer, coveredPoints, coveredShare, shiftFor, within } from "../src/lib/room.js";

const FRAME = { left: 0, top: 0, right: 700, bottom: 480 };
const TIP = { width: 300, height: 100 };

test("a tooltip stands beside the pointer and whole in the frame", () => {
  /** @type {[string, number, number, { left: number, top: number }][]} */
  const cases = [
    ["right of it", 100, 200, { left: 114, top: 150 }],
    ["left, where the right side is too narrow", 600, 200, { left: 286, top: 150 }],
    ["moved down at the upper edge", 100, 10, { left: 114, top: 0 }],
    ["moved up at the lower edge", 100, 470, { left: 114, top: 380 }],
  ];
  cases.forEach(([name, x, y, place]) => assert.deepEqual(besidePointer({ x, y }, TIP, FRAME), place, name));
});

test("in a narrow frame a tooltip stands below or above the pointer", () => {
  const narrow = { left: 0, top: 0, right: 350, bottom: 480 };
  assert.deepEqual(besidePointer({ x: 175, y: 100 }, TIP, narrow), { left: 25, top: 114 });
  assert.deepEqual(besidePointer({ x: 200, y: 450 }, TIP, narrow), { left: 50, top: 336 });
});

test("a tooltip keeps to the part of the frame that is in sight", () => {
  const scrolled = { ...FRAME, top: 120, bottom: 400 };
  assert.equal(besidePointer({ x: 100, y: 130 }, TIP, scrolled).top, 120);
  assert.equal(besidePointer({ x: 100, y: 395 }, TIP, scrolled).top, 300);
});

test("a tooltip larger than the frame begins where it begins", () => {
  const small = { left: 0, top: 0, right: 200, bottom: 80 };
  assert.deepEqual(besidePointer({ x: 100, y: 40 }, TIP, small), { left: 0, top: 0 });
});

test("a length is kept between two ends", () => {
  assert.equal(within(-5, 20, 0, 100), 0);
  assert.equal(within(95, 20, 0, 100), 80);
  assert.equal(within(40, 20, 0, 100), 40);
  assert.equal(within(40, 200, 0, 100), 0);
});

test("a legend covers a share of the areas that are in the frame", () => {
  const legend = { left: 600, top: 380, right: 700, bottom: 480 };
  const half = { left: 550, top: 380, right: 650, bottom: 480 };
  const away = { left: 0, top: 0, right: 100, bottom: 100 };
  const outside = { left: 700, top: 0, right: 900, bottom: 480 };
  assert.equal(coveredShare(legend, [half], FRAME), 0.5);
  assert.equal(coveredShare(legend, [half, away], FRAME), 0.25);
  assert.equal(coveredShare(legend, [half, outside], FRAME), 0.5);
  assert.equal(coveredShare(legend, [], FRAME), 0);
});

test("a legend covers a share of the points that are in the frame", () => {
  const legend = { left: 600, top: 380, right: 700, bottom: 480 };
  const points = [
    { x: 650, y: 400 },
    { x: 10, y: 10 },
    { x: 599, y: 400 },
    { x: 300, y: 300 },
    { x: 800, y: 400 },
  ];
  assert.equal(coveredPoints(legend, points, FRAME), 0.25);
  assert.equal(coveredPoints(legend, [], FRAME), 0);
});

test("what is fitted moves aside by half the room it leaves, and by no more than there is", () => {
  assert.equal(shiftFor(750, 450, 280), 140);
  assert.equal(shiftFor(750, 700, 280), 25);
  assert.equal(shiftFor(750, 800, 280), 0);
  assert.equal(shiftFor(750, 450, 0), 0);
});
