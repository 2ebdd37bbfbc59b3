import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type { SiteStyle, Style, Styles } from '@alfavoice/gateway/contract';
import { outliving } from './requests.ts';

export const getStyles = (api: GatewayApi): Promise<Answer<Styles>> => answer(api.api.styles.$get());

export const setSiteStyle = (api: GatewayApi, host: string, style: Style): Promise<Answer<SiteStyle>> =>
  answer(api.api.styles.sites[':host'].$put({ param: { host }, json: { style } }));

/** The site has the usual style again. */
export const forgetSiteStyle = (api: GatewayApi, host: string): Promise<Answer<undefined>> =>
  answer(api.api.styles.sites[':host'].$delete({ param: { host } }, outliving));
