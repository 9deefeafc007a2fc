-- Which requirements the answers of a page belong to. :id :page
select rr.response, rr.requirement, rr.status, s.basis, r.kind from responses s join response_requirements rr on rr.response = s.id join requirements r on r.id = rr.requirement
where s.document = :id and s.page = :page
