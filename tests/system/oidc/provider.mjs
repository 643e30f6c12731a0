// An OpenID provider of the kind that platforms run, with short-lived tokens and a back door for
// the tests: POST /test/revoke ends every session, GET /test/counts tells what was asked.
//
//   node provider.mjs LIFE_S            prints {"issuer": …} when it is ready; one client, no secret

import {createServer} from "node:http";
import {Provider} from "oidc-provider";

const lifeS = Number(process.argv[2] ?? 60);
const audience = "https://pay.example";
const server = createServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: "paybell-desktop",
    client_name: "Paybell",
    application_type: "native",
    token_endpoint_auth_method: "none",
    grant_types: ["authorization_code", "refresh_token",
      "urn:ietf:params:oauth:grant-type:device_code"],
    response_types: ["code"],
    redirect_uris: ["http://127.0.0.1/callback", "http://[::1]/callback"],
  }],
  cookies: {keys: ["only for tests"]},
  conformIdTokenClaims: false,
  claims: {openid: ["sub"], profile: ["name"], email: ["email"]},
  findAccount: (_ctx, id) => ({
    accountId: id,
    claims: () => ({sub: id, name: `Person ${id}`, email: `${id}@example.org`}),
  }),
  ttl: {AccessToken: lifeS, RefreshToken: 3600, Session: 3600, Grant: 3600, Interaction: 3600,
    IdToken: 3600, DeviceCode: 600, AuthorizationCode: 60},
  rotateRefreshToken: true,
  features: {
    deviceFlow: {enabled: true},
    revocation: {enabled: true},
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: "notifications", audience, accessTokenFormat: "jwt", accessTokenTTL: lifeS,
        jwt: {sign: {alg: "RS256"}},
      }),
    },
  },
});

const counts = {authorization_code: 0, refresh_token: 0, device_code: 0, revoked: 0, refused: 0};
const grants = new Set();
provider.on("grant.success", (ctx) => {
  counts[ctx.oidc.params.grant_type.split(":").at(-1)] += 1;
  if (ctx.oidc.entities.Grant) grants.add(ctx.oidc.entities.Grant.jti);
});
provider.on("grant.error", () => { counts.refused += 1; });
provider.on("grant.revoked", () => { counts.revoked += 1; });

const answer = provider.callback();
server.on("request", async (request, response) => {
  if (request.url === "/test/counts") return response.end(JSON.stringify(counts));
  if (request.url === "/test/revoke") {
    for (const id of grants) await provider.RefreshToken.revokeByGrantId(id);
    return response.end("{}");
  }
  return answer(request, response);
});
process.stdout.write(`${JSON.stringify({issuer})}\n`);
