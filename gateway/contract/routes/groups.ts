import { createRoute, z } from '@hono/zod-openapi';
import { groupListSchema, memberListSchema, newGroupSchema } from '../rest/groups.ts';
import { groupNameSchema } from '../rest/word-lists.ts';
import { json, jsonBody, problems, signedIn } from './respond.ts';

const tags = ['admin'];
const params = z.object({ id: z.uuid() });
const memberParams = z.object({ id: z.uuid(), user_id: z.uuid() });

export const listGroups = createRoute({
  method: 'get',
  path: '/api/admin/groups',
  tags,
  security: signedIn,
  summary: 'Groups of people who share a dictionary',
  responses: { 200: json(groupListSchema, 'Groups'), ...problems },
});
export const createGroup = createRoute({
  method: 'post',
  path: '/api/admin/groups',
  tags,
  security: signedIn,
  summary: 'Make a group',
  request: { body: jsonBody(newGroupSchema) },
  responses: { 201: json(groupNameSchema, 'The group'), ...problems },
});
export const renameGroup = createRoute({
  method: 'patch',
  path: '/api/admin/groups/{id}',
  tags,
  security: signedIn,
  summary: 'Rename a group',
  request: { params, body: jsonBody(newGroupSchema) },
  responses: { 200: json(groupNameSchema, 'The group'), ...problems },
});
export const deleteGroup = createRoute({
  method: 'delete',
  path: '/api/admin/groups/{id}',
  tags,
  security: signedIn,
  summary: 'Delete a group and its dictionary for good',
  request: { params },
  responses: { 204: { description: 'Deleted' }, ...problems },
});
export const listMembers = createRoute({
  method: 'get',
  path: '/api/admin/groups/{id}/members',
  tags,
  security: signedIn,
  summary: 'Members of a group',
  request: { params },
  responses: { 200: json(memberListSchema, 'Members'), ...problems },
});
export const addMember = createRoute({
  method: 'put',
  path: '/api/admin/groups/{id}/members/{user_id}',
  tags,
  security: signedIn,
  summary: 'Make a user a member',
  request: { params: memberParams },
  responses: { 204: { description: 'A member' }, ...problems },
});
export const removeMember = createRoute({
  method: 'delete',
  path: '/api/admin/groups/{id}/members/{user_id}',
  tags,
  security: signedIn,
  summary: 'End a membership',
  request: { params: memberParams },
  responses: { 204: { description: 'No member any more' }, ...problems },
});
