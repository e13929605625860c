import { describe, expect, test } from 'vitest'
import { parsePage } from '../../../lib/neo/html.ts'
import { reportOfCall, reportOfForm } from '../../../lib/neo/page.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import { longestPath, meansSave, pathOfCall } from '../../../lib/neo/seen.ts'

const at = 'https://example.dn-cloud.com/cgi-bin/dneo'

describe('the path of a call', () => {
  test.each([
    [`${at}/dneor.cgi/schdel/`, 'schdel/'],
    [`${at}/dneor.exe/schcmdentry/?x=secret#y`, 'schcmdentry/'],
    [`${at}/dneor.cgi`, ''],
    [`${at}/dneo.cgi?cmd=schindex`, undefined],
    [`${at}/dneor.cgix/schdel/`, undefined],
    ['not an address', undefined],
  ])('%s', (address, path) => expect(pathOfCall(address)).toBe(path))
  test('is cut', () => expect(pathOfCall(`${at}/dneor.cgi/${'a'.repeat(300)}`)).toHaveLength(longestPath))
})

describe('what means a save', () => {
  test.each([
    ['schcmdentry/', true],
    ['schdel/', true],
    ['schnobodyknows/', true],
    ['', true],
    ['/', true],
    ['schprivate/', false],
    ['certify/', false],
    ['0/schmonth/id/1001/1/schprivate/id/1001/', false],
    // A user whose id is the number of the next command.
    ['0/schmonth/id/1/1/schprivate/id/2/2/schholidaylist/', false],
    ['0/schmonth/id/1001/1/schdel/id/1001/', true],
    ['0/schnobodyknows/', true],
    ['5', true],
  ])('%s', (path, save) => expect(meansSave(path, defaultProfile)).toBe(save))
  test('a batch that was cut in the middle of a command is judged by the others', () => {
    const batch = `0/schmonth/id/${'1'.repeat(79)}/1/schprivate`
    expect(batch.slice(0, longestPath)).toMatch(/\/1\/schp$/)
    expect(meansSave(batch.slice(0, longestPath), defaultProfile)).toBe(false)
  })
  test('a profile says which commands read', () => {
    expect(meansSave('schpoll/', { reads: ['schpoll'] })).toBe(false)
    expect(meansSave('schprivate/', { reads: ['schpoll'] })).toBe(true)
  })
})

test('calls that only read are not worth a word', () => {
  expect(reportOfCall(`${at}/dneor.cgi/0/schweekgrp/`)).toBeUndefined()
  expect(reportOfCall(`${at}/dneores/x.js`)).toBeUndefined()
  expect(reportOfCall(`${at}/dneor.cgi/schdel/`)).toBe('schdel/')
})

describe('a form that is sent', () => {
  const form = (attributes: string, inside = '') => {
    const document = parsePage(`<html><body><form ${attributes}>${inside}</form></body></html>`)
    const element = document.querySelector('form') as unknown as HTMLFormElement
    Object.defineProperty(element, 'baseURI', { value: `${at}/dneo.cgi?cmd=schindex` })
    return reportOfForm(element)
  }
  test.each([
    ['method="post" action="dneo.cgi?cmd=schsave"', '<input name="detail" value="秘密">', ''],
    ['method="POST" action="dneor.cgi/schsave/"', '<input type="hidden" name="cmd" value="schsave">', ''],
    ['method="post" action="dneo.cgi"', '<input type="hidden" name="cmd" value="logout">', undefined],
    ['method="post" action="dneo.cgi"', '<input type="password" name="_word">', undefined],
    ['method="get" action="dneo.cgi"', '', undefined],
    ['onsubmit="return false"', '', undefined],
    ['method="post" action="zforum.cgi"', '', undefined],
  ])('%s', (attributes, inside, path) => expect(form(attributes, inside)).toBe(path))
})
