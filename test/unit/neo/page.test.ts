import { describe, expect, test } from 'vitest'
import { parsePage } from '../../../lib/neo/html.ts'
import {
  findPlace,
  findSample,
  findSamples,
  hasBuiltInSync,
  homeOf,
  isNeoPage,
  isSchedulePage,
  shownMonth,
  uidOf,
} from '../../../lib/neo/page.ts'

const event = (id: string, date: string, href = `dneo.cgi?s=${id}`) =>
  `<a class="cal-item" data-type="sch" data-id="${id}" data-date="${date}" href="${href}">予定</a>`
const page = (inner: string, modules = 'todo,sch,mail') =>
  parsePage(`<html><body data-available-modules="${modules}">${inner}</body></html>`)
const week = page(`
  <div id="jsch-schmonth" style="display: none"><a class="jsch-btn-add" id="hidden">追加</a><span class="neo-time">2025年01月</span></div>
  <div id="jsch-schweekgrp" style="display:block">
    <div><a class="co-ymd-next">▶</a><span class="cal-date sch-term-text"><span>2026年11月23日(月)</span></span>
      <div class="sch-btn-area"><a class="jsch-btn-add" id="shown">予定の追加</a></div></div>
    <div class="sch-gcal-target other">${event('9', '20261125')}</div>
    <div class="sch-gcal-target me"><div class="sch-gcal-target-header" data-target="1001"></div>
      ${event('1', '20261124')}${event('2', '20261126')}${event('3', '20261127', '#')}<a class="cal-item" data-type="todo" data-id="4" href="x">ToDo</a></div>
  </div>`)

describe('where NEO lives', () => {
  test.each([
    ['/cgi-bin/dneo/dneo.cgi', { base: '/cgi-bin/dneo', ext: 'cgi' }],
    ['/Scripts/dneo/dneo.exe', { base: '/Scripts/dneo', ext: 'exe' }],
    ['/dneo.cgi', { base: '', ext: 'cgi' }],
    ['/cgi-bin/JM0000001/DNEO.CGI', { base: '/cgi-bin/JM0000001', ext: 'cgi' }],
    ['/cgi-bin/dneo/dneor.cgi', undefined],
    ['/cgi-bin/dneo/zforum.cgi', undefined],
  ])('%s', (path, home) => expect(homeOf(path)).toEqual(home))
})

test('the schedule is found, and where our button goes', () => {
  expect(isSchedulePage(week)).toBe(true)
  expect(findPlace(week)?.id).toBe('shown')
  expect(findPlace(page('<span class="neo-time">2024年05月</span>'))?.className).toBe('neo-time')
  expect(isSchedulePage(page('<p>ポータル</p>'))).toBe(false)
  expect(isNeoPage(page('', 'todo,mail'))).toBe(false)
  expect(isNeoPage(parsePage('<html><body><p>x</p></body></html>'))).toBe(false)
})

test('samples: own events first, only those with an address', () => {
  expect(findSamples(week)).toEqual([
    { id: '1', href: 'dneo.cgi?s=1', date: '20261124' },
    { id: '2', href: 'dneo.cgi?s=2', date: '20261126' },
    { id: '9', href: 'dneo.cgi?s=9', date: '20261125' },
  ])
  expect(findSample(week, '2026-11-26')?.id).toBe('2')
  expect(findSample(week, '2020-01-01')?.id).toBe('1')
  expect(findSample(page(''))).toBeUndefined()
})

test('user and month', () => {
  expect(uidOf(week, 'a=b; dnzInfo=77; c=d')).toBe('77')
  expect(uidOf(week, '')).toBe('1001')
  expect(uidOf(page(''), '')).toBeUndefined()
  expect(shownMonth(week)).toBe('2026-11')
})

test('signs of the built-in feature', () => {
  expect(hasBuiltInSync(week, '')).toBe(false)
  expect(hasBuiltInSync(week, 'dnzO365=1')).toBe(true)
  const bar = (more: string) => page(`<div><div><a class="jsch-btn-add">追加</a>${more}</div></div>`)
  expect(hasBuiltInSync(bar('<a>Outlook「予定表」と同期</a>'), '')).toBe(true)
  expect(hasBuiltInSync(bar('<a data-neo-outlook-sync>Outlook「予定表」と同期</a>'), '')).toBe(false)
})
